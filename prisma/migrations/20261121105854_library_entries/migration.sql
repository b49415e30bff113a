-- CreateEnum
CREATE TYPE "EntryStatus" AS ENUM ('draft', 'published');

-- CreateTable
CREATE TABLE "Entry" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "author" TEXT,
    "day" TEXT NOT NULL,
    "markdown" TEXT NOT NULL,
    "tree" JSONB NOT NULL,
    "words" INTEGER NOT NULL,
    "sources" JSONB NOT NULL,
    "ideas" JSONB NOT NULL,
    "status" "EntryStatus" NOT NULL DEFAULT 'draft',
    "revision" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "publishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Entry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Entry_slug_key" ON "Entry"("slug");

-- CreateIndex
CREATE INDEX "Entry_status_day_idx" ON "Entry"("status", "day");
