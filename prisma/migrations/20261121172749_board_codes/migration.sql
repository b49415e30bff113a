-- AlterTable
ALTER TABLE "Board" ADD COLUMN     "codeNumber" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "joinCode" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "Board_joinCode_key" ON "Board"("joinCode");

-- Boards that are there get an address as well. Hexadecimal digits read the same aloud and on a wall.
UPDATE "Board" SET "joinCode" = upper(substr(md5("id"::text || random()::text), 1, 7));
