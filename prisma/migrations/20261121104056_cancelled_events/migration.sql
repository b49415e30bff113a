-- AlterTable
ALTER TABLE "Event" ADD COLUMN     "cancelReason" TEXT;
