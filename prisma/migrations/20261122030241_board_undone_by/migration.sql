-- AlterTable
ALTER TABLE "BoardAct" ADD COLUMN     "undoneBy" UUID;
