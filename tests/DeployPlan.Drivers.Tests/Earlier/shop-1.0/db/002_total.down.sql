alter table orders drop column total;
