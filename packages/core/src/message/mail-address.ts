// One address and nothing beside it: no list, no comment, no quoted part, no other header.
const plain = /^[^\s\p{Cc}<>()[\],;:\\"@]{1,64}@[\p{L}\p{N}](?:[\p{L}\p{N}.-]{0,251}[\p{L}\p{N}])?$/u;

/** The first of some texts that can be written to as it stands; undefined when none can. */
export const mailAddress = (texts: readonly string[]): string | undefined => texts.find((text) => plain.test(text));
