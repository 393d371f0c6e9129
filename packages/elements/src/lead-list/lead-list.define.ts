import { DkLeadList } from './lead-list.ts';

DkLeadList.define();
