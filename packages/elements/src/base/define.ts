import { VERSION } from './version.ts';
import { warnOnce } from './warn.ts';

/** An element class that knows its usual tag and the version it was built as. */
export interface Definable extends CustomElementConstructor {
  readonly tag: string;
  readonly version?: string;
}

/**
 * Registers an element class. Defining the same version again is silent; a tag that another version (or another library)
 * holds stays as it is, with one warning naming both.
 */
export function define(element: Definable, tag = element.tag, registry: CustomElementRegistry = customElements): void {
  const present = registry.get(tag) as Definable | undefined;
  if (!present) {
    // A registry takes a constructor once, so another name needs a class of its own.
    registry.define(tag, tag === element.tag ? element : class extends element {});
  } else if (present.version !== VERSION) {
    warnOnce('tag-taken', `<${tag}> is already defined by ${present.version ?? 'another library'}; version ${VERSION} stays unused.`);
  }
}
