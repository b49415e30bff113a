-- CreateEnum
CREATE TYPE "Admission" AS ENUM ('guests', 'code', 'members', 'rsvps');

-- CreateEnum
CREATE TYPE "Outcome" AS ENUM ('continue', 'move-on', 'undecided');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "TopicStatus" ADD VALUE 'parked';
ALTER TYPE "TopicStatus" ADD VALUE 'merged';

-- AlterTable
ALTER TABLE "Board" ADD COLUMN     "admission" "Admission" NOT NULL DEFAULT 'guests',
ADD COLUMN     "clockEndsAt" TIMESTAMPTZ(3),
ADD COLUMN     "clockId" UUID,
ADD COLUMN     "clockLengthMs" INTEGER,
ADD COLUMN     "ladder" INTEGER[] DEFAULT ARRAY[300, 180, 120]::INTEGER[],
ADD COLUMN     "locked" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "lot" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "paperVoters" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "romanVoteSeconds" INTEGER NOT NULL DEFAULT 20,
ADD COLUMN     "selfVotes" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "speakerId" UUID,
ADD COLUMN     "stacking" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "votesNamed" BOOLEAN NOT NULL DEFAULT false,
ALTER COLUMN "guestsAllowed" SET DEFAULT true,
ALTER COLUMN "timeboxSeconds" SET DEFAULT 300,
ALTER COLUMN "extensionSeconds" SET DEFAULT 180;

-- AlterTable
ALTER TABLE "Line" ADD COLUMN     "due" DATE,
ADD COLUMN     "ownerId" UUID,
ADD COLUMN     "removed" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Participant" ADD COLUMN     "done" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "handAt" TIMESTAMPTZ(3),
ADD COLUMN     "moderates" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "spoke" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Round" ADD COLUMN     "actsAt" TIMESTAMPTZ(3),
ADD COLUMN     "endsAt" TIMESTAMPTZ(3),
ADD COLUMN     "outcome" "Outcome";

-- AlterTable
ALTER TABLE "Site" ADD COLUMN     "admission" "Admission" NOT NULL DEFAULT 'guests',
ADD COLUMN     "ladder" INTEGER[] DEFAULT ARRAY[300, 180, 120]::INTEGER[],
ADD COLUMN     "romanVoteSeconds" INTEGER NOT NULL DEFAULT 20,
ADD COLUMN     "selfVotes" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "stacking" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "votesNamed" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Topic" ADD COLUMN     "anonymous" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "interest" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "mergedInto" UUID,
ADD COLUMN     "paperVotes" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "rank" INTEGER;

-- AlterTable
ALTER TABLE "Vote" ADD COLUMN     "votes" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "MergedVote" (
    "boardId" UUID NOT NULL,
    "topicId" UUID NOT NULL,
    "participantId" UUID NOT NULL,
    "moved" INTEGER NOT NULL,
    "released" INTEGER NOT NULL,

    CONSTRAINT "MergedVote_pkey" PRIMARY KEY ("boardId","topicId","participantId")
);

-- CreateTable
CREATE TABLE "BoardAct" (
    "boardId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "by" UUID,
    "target" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "undone" BOOLEAN NOT NULL DEFAULT false,
    "undo" JSONB,

    CONSTRAINT "BoardAct_pkey" PRIMARY KEY ("boardId","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "BoardAct_boardId_position_key" ON "BoardAct"("boardId", "position");

-- AddForeignKey
ALTER TABLE "MergedVote" ADD CONSTRAINT "MergedVote_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "Board"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BoardAct" ADD CONSTRAINT "BoardAct_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "Board"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What was said of boards so far goes on: one timebox and one extension are the first rungs of a ladder.
UPDATE "Site" SET "admission" = CASE WHEN "guestsAllowed" THEN 'guests' ELSE 'members' END::"Admission",
  "ladder" = CASE WHEN ("timeboxSeconds", "extensionSeconds") = (300, 180) THEN ARRAY[300, 180, 120]
    ELSE ARRAY["timeboxSeconds", "extensionSeconds"] END;
UPDATE "Board" SET "admission" = CASE WHEN "guestsAllowed" THEN 'guests' ELSE 'members' END::"Admission",
  "ladder" = CASE WHEN ("timeboxSeconds", "extensionSeconds") = (300, 180) THEN ARRAY[300, 180, 120]
    ELSE ARRAY["timeboxSeconds", "extensionSeconds"] END;
