import { DkHandOver } from './hand-over.ts';

DkHandOver.define();
