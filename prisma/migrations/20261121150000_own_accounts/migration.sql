-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "hasSignedIn" BOOLEAN NOT NULL DEFAULT false;

-- Who is there already may have signed in; nobody wrote it down.
UPDATE "Person" SET "hasSignedIn" = true;
