import { DkSpeedToLead } from './speed-to-lead.ts';

DkSpeedToLead.define();
