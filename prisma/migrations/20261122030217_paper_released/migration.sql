-- AlterTable
ALTER TABLE "Topic" ADD COLUMN     "paperReleased" INTEGER NOT NULL DEFAULT 0;
