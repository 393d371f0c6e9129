import { readAhead } from '@dealerkit/http/read-ahead';
import '../lead-header/lead-header.define.ts';
import { DkProvider } from '../provider/provider.ts';
import { firstRequest } from './first-request.ts';
import { DkLeadPage } from './lead-page.ts';

DkLeadPage.parts = {
  actions: () => import('../lead-actions/lead-actions.define.ts'),
  details: () => import('../timeline/timeline.define.ts'),
  'follow-up': () => Promise.all([import('../deadline-list/deadline-list.define.ts'), import('../task-list/task-list.define.ts')]),
  contacts: () => import('../contact-list/contact-list.define.ts'),
};
DkProvider.ahead = (source, connection, host) => {
  const first = firstRequest(connection, host);
  return first ? readAhead(source, first.parts, first.answer) : source;
};
DkLeadPage.define();
