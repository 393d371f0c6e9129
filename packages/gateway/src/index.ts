export { createGateway } from './create-gateway.ts';
export type { Gateway } from './create-gateway.ts';
export { jwtAuth } from './auth/jwt-auth.ts';
export type { JwtAuthOptions } from './auth/jwt-auth.ts';
export { openApiDocument } from './openapi/index.ts';
export { heartbeatMs } from './stream-route.ts';
export { jsonLimits } from './body.ts';
export type { Asset, Authenticate, GatewayOptions, Identity, RequestInfo } from './options.ts';
