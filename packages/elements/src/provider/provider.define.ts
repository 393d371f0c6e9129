import { DkProvider } from './provider.ts';

DkProvider.connect = async (connection, host) =>
  (await import('@dealerkit/http')).connectCrm(connection, (source) => DkProvider.ahead?.(source, connection, host) ?? source);
DkProvider.drafts = 'dealerkit.drafts:';
DkProvider.define();
