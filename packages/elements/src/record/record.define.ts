import { DkRecord } from './record.ts';

DkRecord.define();
