/** The version that all packages carry; two copies on one page compare it. */
export const VERSION = '0.1.0';
