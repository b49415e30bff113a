-- Trigrams, for what is like what somebody types. A trusted extension: whoever may create in this database may add it, and
-- where it is there already nothing more is needed.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- CreateTable
CREATE TABLE "NotesTopic" (
    "eventId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,

    CONSTRAINT "NotesTopic_pkey" PRIMARY KEY ("eventId","position")
);

-- CreateIndex
CREATE INDEX "NotesTopic_title_idx" ON "NotesTopic" USING GIN ("title" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "Topic_title_idx" ON "Topic" USING GIN ("title" gin_trgm_ops);

-- AddForeignKey
ALTER TABLE "NotesTopic" ADD CONSTRAINT "NotesTopic_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Notes"("eventId") ON DELETE CASCADE ON UPDATE CASCADE;

-- The topics of the notes that are there: their headings of the highest level, as lib/notes/view.ts reads them.
INSERT INTO "NotesTopic" ("eventId", "position", "title")
SELECT "eventId", row_number() OVER (PARTITION BY "eventId" ORDER BY at), title
FROM (
  SELECT n."eventId", h.at, h.node->>'tagName' AS level,
         min(h.node->>'tagName') OVER (PARTITION BY n."eventId") AS highest,
         trim(regexp_replace((
           SELECT coalesce(string_agg(words.value #>> '{}', '' ORDER BY words.nth), '')
           FROM jsonb_path_query(h.node, 'strict $.**?(@.type == "text").value') WITH ORDINALITY AS words(value, nth)
         ), '\s+', ' ', 'g')) AS title
  FROM "Notes" n,
       jsonb_path_query(n.tree, '$.children[*]?(@.type == "element" && @.tagName like_regex "^h[1-6]$")')
         WITH ORDINALITY AS h(node, at)
) headings
WHERE level = highest AND title NOT IN ('', 'Not reached');
