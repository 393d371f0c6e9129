/** The programs that make WebKit testable. */
export interface Webkit {
  driver: string;
  xvfb: string;
  browser: string;
}
/** What the tests can use on this machine. */
export interface Machine {
  chromium: string | undefined;
  firefox: string | undefined;
  webkit: Webkit | undefined;
  postgres: string | undefined;
}
export declare function findChromium(): string | undefined;
export declare function findFirefox(): string | undefined;
export declare function findWebkit(): Webkit | undefined;
export declare function findPostgres(): string | undefined;
export declare function setUpMachine(): Machine;
