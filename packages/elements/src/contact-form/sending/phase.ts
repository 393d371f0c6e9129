import type { Problem } from './form-problems.ts';

/** Where a form stands with what was written into it. */
export type Phase =
  | { readonly is: 'ready' | 'sending' | 'waiting' | 'sent' | 'forgotten' }
  | { readonly is: 'invalid'; readonly problems: Problem[] }
  | { readonly is: 'refused'; readonly why: 'refused' | 'tooLarge' | 'gone'; readonly reference: string | undefined };

/** How the submission on its way is held. */
export interface Hold {
  /** Saved on this device; undefined while that is being found out. */
  kept: boolean | undefined;
  /** True once the visitor should know how it is held: it takes long. */
  told: boolean;
  files: boolean;
}
