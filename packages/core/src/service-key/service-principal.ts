/** The principal of a key with levels of its own, and the name of its policy node. */
export const servicePrincipal = (id: string): string => `service:${id}`;
