/** The words for what is wrong with a cell, and for what is to be looked at again. */
export const CELL_MARKS = { error: "有误", warning: "须核对" } as const;
