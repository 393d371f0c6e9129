import { DkWhy } from './why.ts';

DkWhy.define();
