/** The media types of ADF. */
export const adfTypes: readonly string[] = ['application/x-adf+xml', 'application/adf+xml', 'application/xml', 'text/xml'];
