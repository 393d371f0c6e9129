/** Most leads that one `lead.export` asks for. */
export const exportBatch = 500;
