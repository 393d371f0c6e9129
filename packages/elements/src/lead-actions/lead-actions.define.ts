import { DkLeadActions } from './lead-actions.ts';

DkLeadActions.define();
