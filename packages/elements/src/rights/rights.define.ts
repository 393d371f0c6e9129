import { DkRights } from './rights.ts';

DkRights.define();
