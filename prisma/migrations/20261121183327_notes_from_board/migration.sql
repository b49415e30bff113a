-- AlterTable
ALTER TABLE "Notes" ADD COLUMN     "fromBoard" BOOLEAN NOT NULL DEFAULT false;

-- What nobody has saved so far came from the board.
UPDATE "Notes" SET "fromBoard" = true WHERE "status" = 'draft' AND "revision" = 0;
