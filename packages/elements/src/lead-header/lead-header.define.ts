import { DkLeadHeader } from './lead-header.ts';

DkLeadHeader.define();
