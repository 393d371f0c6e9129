import { DkLeadNew } from './lead-new.ts';

DkLeadNew.define();
