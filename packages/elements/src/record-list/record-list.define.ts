import { DkRecordList } from './record-list.ts';

DkRecordList.define();
