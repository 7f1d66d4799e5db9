alter table invoices add column due text;
