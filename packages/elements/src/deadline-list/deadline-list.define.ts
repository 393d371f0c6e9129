import { DkDeadlineList } from './deadline-list.ts';

DkDeadlineList.define();
