import { DkTimeline } from './timeline.ts';

DkTimeline.define();
