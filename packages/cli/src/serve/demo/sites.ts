import { existsSync } from 'node:fs';
import { DealerkitError } from '@dealerkit/core';
import { demoStock } from '../../seed/seed-tenant.ts';
import type { StockVehicle } from '../../seed/stock.ts';
import { branches } from '../../seed/house.ts';
import { colors } from '../../seed/stock.ts';

/** A site of the examples: a function from a request to its page. `gateway` is the origin that its pages talk to. */
type Site = (request: Request, gateway: string) => Response | undefined | Promise<Response | undefined>;

interface DealerSiteModule {
  readonly dealerSite: (content: { stock: readonly StockVehicle[]; branches: typeof branches; colors: typeof colors }) => Site;
}

interface PortalModule {
  readonly portal: () => Site;
}

/** The two sites of the demonstration. */
export interface DemoSites {
  readonly dealerSite: Site;
  readonly portal: Site;
}

// The same way up from src/serve/demo and from dist/serve/demo.
const examples = new URL('../../../../../examples/', import.meta.url);

/** Loads the example sites, which stand in the repository and not in the published package. */
export async function loadSites(now: number): Promise<DemoSites> {
  if (!existsSync(examples))
    throw new DealerkitError('unsupported', 'The demonstration’s sites stand in the repository: clone it and run npm start');
  const [{ dealerSite }, { portal }] = (await Promise.all([
    import(new URL('dealer-site/site.mjs', examples).href),
    import(new URL('portal/site.mjs', examples).href),
  ])) as [DealerSiteModule, PortalModule];
  return { dealerSite: dealerSite({ stock: demoStock(now), branches, colors }), portal: portal() };
}
