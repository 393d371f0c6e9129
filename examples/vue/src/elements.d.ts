import type { DealerkitVue } from '@dealerkit/elements/jsx';
import type { PublicProps } from 'vue';

declare module 'vue' {
  interface GlobalComponents extends DealerkitVue<PublicProps> {}
}
