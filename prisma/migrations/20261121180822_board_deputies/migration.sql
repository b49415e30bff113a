-- AlterTable
ALTER TABLE "Board" ADD COLUMN     "deputyAt" TIMESTAMPTZ(3),
ADD COLUMN     "deputyId" UUID;
