/** What the tests can use on this machine. */
export interface Machine {
  chromium: string | undefined;
  postgres: string | undefined;
}
export declare function findChromium(): string | undefined;
export declare function findPostgres(): string | undefined;
export declare function setUpMachine(): Machine;
