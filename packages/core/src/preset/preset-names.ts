/** The names of the product's presets. */
export const presetNames = ['dealer', 'bee2link', 'spotter', 'onlyoffice', 'gem-books'] as const;
