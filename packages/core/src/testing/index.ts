export { idSequence, testClock } from './clock.ts';
export type { TestClock } from './clock.ts';
export { dealership, evil, people } from './dealership.ts';
export type { Counts, Dealership, DealershipOptions, Meddle } from './dealership.ts';
export { faults } from './faults.ts';
export type { Faults, Operation } from './faults.ts';
