import { DkProvider } from './provider.ts';

DkProvider.connect = async (connection, host) => {
  const ahead = host.querySelector('dk-lead-page') && import('./ahead.ts');
  const { connectCrm } = await import('@dealerkit/http');
  const over = await ahead;
  return connectCrm(connection, over && ((source) => over.ahead(source, connection, host)));
};
DkProvider.drafts = 'dealerkit.drafts:';
DkProvider.define();
