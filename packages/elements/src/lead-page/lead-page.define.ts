import '../lead-header/lead-header.define.ts';
import { DkProvider } from '../provider/provider.ts';
import { ahead } from './ahead.ts';
import { DkLeadPage } from './lead-page.ts';

DkLeadPage.parts = {
  actions: () => import('../lead-actions/lead-actions.define.ts'),
  details: () => import('../timeline/timeline.define.ts'),
  'follow-up': () => Promise.all([import('../deadline-list/deadline-list.define.ts'), import('../task-list/task-list.define.ts')]),
  contacts: () => import('../contact-list/contact-list.define.ts'),
};
DkProvider.ahead = ahead;
DkLeadPage.define();
