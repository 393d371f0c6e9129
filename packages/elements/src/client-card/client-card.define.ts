import { DkClientCard } from './client-card.ts';

DkClientCard.define();
