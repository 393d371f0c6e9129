/* eslint-disable @typescript-eslint/unbound-method -- a Crm is an object literal that uses no `this` */
/** For each case a Crm in which just that is broken: shows that the case can fail. */
import { type Crm, DealerkitError, type NounRef, type Query, isDealerkitError } from '@dealerkit/core';
import { memoryBackend } from '@dealerkit/core/memory';
import { allNouns, openCrm } from '@dealerkit/core/server';
import { crmNouns } from './nouns.ts';
import { type MakeCrm, foundTeams } from './subject.ts';

/** Makes broken Crms out of working ones. */
export type CrmMutant = (make: MakeCrm) => MakeCrm;

/** Opens Crms over memory. */
export const memoryCrms: MakeCrm = async () => {
  const backend = memoryBackend({ nouns: allNouns(crmNouns) });
  await foundTeams(backend);
  return (id) => openCrm({ backend, nouns: crmNouns, principal: { id } });
};

const broken =
  (breaks: (crm: Crm) => Partial<Crm>): CrmMutant =>
  (make) =>
  async (tenant) => {
    const open = await make(tenant);
    return (who) => {
      const crm = open(who);
      return { ...crm, ...breaks(crm) };
    };
  };
const impostor =
  (who: string, as: string): CrmMutant =>
  (make) =>
  async (tenant) => {
    const open = await make(tenant);
    return (name) => open(name === who ? as : name);
  };
const onRun = (change: (input: never, options: object) => [unknown, object]): CrmMutant =>
  broken(({ run }) => ({
    run: (command, input, options = {}) => {
      const [given, with_] = change(input as never, options);
      return run(command, given as never, with_);
    },
  }));
const without = (value: object, key: string): object => Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
const renaming = (from: string, to: DealerkitError): CrmMutant =>
  broken(({ run }) => ({
    run: (command, input, options) =>
      run(command, input, options).catch((error: unknown) => {
        throw isDealerkitError(error, from as never) ? to : error;
      }),
  }));
const keyless = onRun((input, options) => [input, without(options, 'key')]);
const still = (crm: Crm): Crm['watch'] & Crm['watchList'] =>
  ((noun: never, query: never) => {
    const watched = typeof query === 'string' ? crm.watch(noun, query) : crm.watchList(noun, query);
    let seen: unknown;
    return {
      get state() {
        seen = (watched.state.value && seen) ?? watched.state;
        return seen;
      },
      subscribe: watched.subscribe,
      refresh: watched.refresh,
    };
  }) as never;

/** Mutants by the id of the case that each must fail. */
export const crmMutants: Readonly<Record<string, CrmMutant>> = {
  session: impostor('ann', 'cem'),
  'unknown-person': impostor('nobody', 'ann'),
  'read-back': broken(({ get }) => ({
    get: async (noun, id) => ({ ...(await get(noun, id)), ties: ['own:ann', 'group:red'] }),
  })),
  'out-of-sight': broken(({ get }) => ({
    get: (noun, id) =>
      get(noun, id).catch((error: unknown) => {
        throw id === 'none' ? error : new DealerkitError('not-found', 'This note is hidden from you');
      }),
  })),
  'list-scope': impostor('ben', 'cem'),
  pages: broken(({ list }) => ({
    list: (noun, query) => {
      const pages = list(noun, query);
      return {
        then: pages.then,
        async *[Symbol.asyncIterator]() {
          yield await pages;
        },
      };
    },
  })),
  questions: broken(({ list }) => ({
    list: ((noun: NounRef, query?: Query) => {
      const pages = list(noun, query);
      return {
        then: (resolve: (page: object) => unknown) => pages.then(resolve as never, () => resolve({ items: [] })),
        [Symbol.asyncIterator]: pages[Symbol.asyncIterator],
      };
    }) as unknown as Crm['list'],
  })),
  can: broken(() => ({ can: () => true })),
  events: impostor('cem', 'ann'),
  invalid: renaming('invalid', new DealerkitError('malformed', 'Bad input')),
  forbidden: renaming('forbidden', new DealerkitError('forbidden', 'No')),
  once: keyless,
  'key-reused': keyless,
  conflict: onRun((input, options) => [without(input, 'from'), options]),
  preview: broken(({ preview, run }) => ({
    async preview(command, input) {
      const answer = await preview(command, input);
      await run(command, input as never);
      return answer;
    },
  })),
  basis: onRun((input, options) => [input, without(options, 'basis')]),
  'run-many': broken(({ runMany }) => ({
    runMany: async function* (command, inputs) {
      for await (const result of runMany(command, inputs)) {
        if (result.error) throw result.error;
        yield result;
      }
    } as Crm['runMany'],
  })),
  text: broken(({ get }) => ({
    get: (async (noun: NounRef, id: string) => {
      const found = (await get(noun, id)) as { readonly title?: string };
      return { ...found, title: String(found.title).replaceAll('\uFFFD', '') };
    }) as unknown as Crm['get'],
  })),
  'watch-own': broken((crm) => ({ watch: still(crm) })),
  'watch-others': broken((crm) => ({ watch: still(crm) })),
  'watch-list': broken((crm) => ({ watchList: still(crm) })),
  close: broken(() => ({ close: () => Promise.resolve() })),
};
