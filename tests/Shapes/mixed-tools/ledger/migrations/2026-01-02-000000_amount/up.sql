alter table entries add column amount integer;
