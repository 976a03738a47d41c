/** The right to extract or assemble one book, until the owner's connection ends or somebody newer takes it. */
export interface BookClaim {
  bookId: string;
  attempt: number;
}
