-- AlterTable
ALTER TABLE "Participant" ADD COLUMN     "rating" INTEGER;

-- AlterTable
ALTER TABLE "Topic" ADD COLUMN     "carriedBoardId" UUID,
ADD COLUMN     "carriedOwn" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "carriedTopicId" UUID,
ADD COLUMN     "dropped" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE INDEX "Topic_carriedBoardId_carriedTopicId_idx" ON "Topic"("carriedBoardId", "carriedTopicId");

ALTER TABLE "Participant" ADD CONSTRAINT "Participant_rating_check" CHECK ("rating" BETWEEN 1 AND 5);

-- A topic of an earlier board comes to a board once, until it is withdrawn or removed.
CREATE UNIQUE INDEX "Topic_one_carried" ON "Topic" ("boardId", "carriedBoardId", "carriedTopicId")
  WHERE status <> 'removed' AND "carriedTopicId" IS NOT NULL;
