alter table entries drop column amount;
