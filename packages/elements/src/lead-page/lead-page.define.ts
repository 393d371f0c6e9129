import '../lead-header/lead-header.define.ts';
import { DkLeadPage } from './lead-page.ts';

DkLeadPage.parts = {
  details: () => import('../timeline/timeline.define.ts'),
  'follow-up': () => import('../task-list/task-list.define.ts'),
  contacts: () => import('../contact-list/contact-list.define.ts'),
};
DkLeadPage.define();
