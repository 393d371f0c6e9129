export { delivery } from './delivery.mjs';
export { verifiedParts } from './verified-parts.mjs';
