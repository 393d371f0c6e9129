import { DkProvider } from './provider.ts';

DkProvider.connect = async (connection) => (await import('@dealerkit/http')).connectCrm(connection);
DkProvider.drafts = 'dealerkit.drafts:';
DkProvider.define();
