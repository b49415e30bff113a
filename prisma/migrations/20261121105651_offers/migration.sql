-- CreateEnum
CREATE TYPE "OfferState" AS ENUM ('new', 'answered', 'closed');

-- AlterTable
ALTER TABLE "OutgoingMail" ADD COLUMN     "response" TEXT;

-- CreateTable
CREATE TABLE "Offer" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "answers" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmedAt" TIMESTAMPTZ(3),
    "state" "OfferState" NOT NULL DEFAULT 'new',
    "answer" TEXT,
    "answeredById" UUID,
    "answeredAt" TIMESTAMPTZ(3),
    "changedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Offer_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Offer_email_idx" ON "Offer"("email");

-- CreateIndex
CREATE INDEX "Offer_state_confirmedAt_idx" ON "Offer"("state", "confirmedAt");
