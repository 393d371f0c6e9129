import type { Backend, Clock, JsonObject } from '@dealerkit/core';
import type { Ports, Principal, ServerNoun } from '@dealerkit/core/server';

/** What the server knows of a request beside the request itself. */
export interface RequestInfo {
  /** Address of the other end of the socket. */
  readonly remoteAddress?: string;
}

/** Who a request comes from. */
export interface Identity {
  readonly tenant: string;
  readonly principal: Principal;
  /** Tells whether it still holds. A live stream asks every few seconds, and ends when it does not. */
  readonly holds?: () => Promise<boolean>;
}

/** Tells who a request comes from; null when it brings nothing that proves it. */
export type Authenticate = (request: Request, info: RequestInfo) => Promise<Identity | null> | Identity | null;

/** One file of the widgets, ready to be sent. */
export interface Asset {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly type: string;
  /** Its name holds its hash: it never changes. */
  readonly immutable: boolean;
  /** Precompressed bodies. */
  readonly brotli?: Uint8Array<ArrayBuffer>;
  readonly gzip?: Uint8Array<ArrayBuffer>;
}

/** What a gateway is made from. */
export interface GatewayOptions {
  /** The backend of a tenant; the same object at every call. */
  readonly backendFor: (tenant: string) => Backend | Promise<Backend>;
  readonly nouns: readonly ServerNoun[];
  readonly authenticate: Authenticate;
  readonly ports?: Ports;
  /** Whose forms `/f/…` serves, by request; tenant `default` when left out. */
  readonly publicTenant?: (request: Request) => string | undefined;
  /** The widget files, by name. */
  readonly assets?: (name: string) => Asset | undefined | Promise<Asset | undefined>;
  /** Origins that may call `/v1` from a page; any when left out, since only a bearer token opens it. */
  readonly origins?: readonly string[];
  /** The visitor's address; the socket's when left out. Trust a proxy's header only behind that proxy. */
  readonly clientIp?: (request: Request, info: RequestInfo) => string | undefined;
  /** Keys the hashes that leave the server; the same on every gateway of a tenant. */
  readonly secret?: string;
  readonly clock?: Clock;
  /** Structured log; never given personal values. */
  readonly log?: (entry: JsonObject) => void;
  /** Submissions per minute and address that a form takes before it answers 429. */
  readonly submissionsPerMinute?: number;
}

/** The options with their defaults, for the routes. */
export interface GatewayContext extends Omit<GatewayOptions, 'secret' | 'clock' | 'log' | 'ports' | 'publicTenant' | 'clientIp'> {
  readonly secret: string;
  readonly clock: Clock;
  readonly ports: Ports;
  readonly log: (entry: JsonObject) => void;
  readonly publicTenant: (request: Request) => string | undefined;
  readonly clientIp: (request: Request, info: RequestInfo) => string | undefined;
}

/** What the routes share of one request. */
export interface GatewayEnv {
  readonly Bindings: RequestInfo;
  readonly Variables: { reference: string };
}
