import { DkTaskList } from './task-list.ts';

DkTaskList.define();
